import '/components/cubby-app.js';
import { Client } from '/api/client.js';

const app = document.createElement('cubby-app');
app.client = Client.fromConfig('/config.json');
document.body.append(app);
