// Before `npm run service`: one sentence instead of a stack where nothing was built yet. It doesn't build by itself: whoever runs
// the service need not be able to write to its program.
import { existsSync } from 'node:fs';

if (!existsSync('dist/src/main.js')) {
  process.stderr.write('The service is not built here: run "npm run build" first (npm run migrate does it too).\n');
  process.exit(1);
}
