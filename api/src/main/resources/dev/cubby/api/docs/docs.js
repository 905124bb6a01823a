SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#api",
  deepLinking: true,
  tryItOutEnabled: true,
  // The badge would ask a validator on the Internet.
  validatorUrl: null,
});
