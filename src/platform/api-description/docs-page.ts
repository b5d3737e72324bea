import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The page runs its own two scripts and asks this service, nobody else. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Dossierkluis</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="description"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

/** Starts Swagger UI; no validator of others is asked, and no token is kept when the page is closed. */
export const START_SCRIPT = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#description',
  validatorUrl: null,
  persistAuthorization: false,
  deepLinking: false,
  tryItOutEnabled: true,
});
`;

/** A file of swagger-ui-dist, from the installed package. */
export function swaggerAsset(name: 'swagger-ui.css' | 'swagger-ui-bundle.js'): string {
  return readFileSync(createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`), 'utf8');
}
