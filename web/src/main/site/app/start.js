import '/components/cubby-app.js';
import { Client } from '/api/client.js';
import { configuredOrigin } from '/api/origin.js';
import { Transport } from '/api/transport.js';
import { unauthorized } from '/app/events.js';

const origin = configuredOrigin('/config.json');
const app = document.createElement('cubby-app');
app.client = new Client(new Transport(origin, unauthorized));
app.origin = origin;
document.body.append(app);
