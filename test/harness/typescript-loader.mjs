import { transformFileSync } from '@swc/core';
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// Jest transforms test files, but not what its global set-up imports: these hooks do the same for a plain Node process.
registerHooks({
  resolve(specifier, context, next) {
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && context.parentURL !== undefined) {
      const typed = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(typed)) {
        return next(typed.href, context);
      }
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (url.startsWith('file:') && new URL(url).pathname.endsWith('.ts')) {
      const { code } = transformFileSync(fileURLToPath(url), { sourceMaps: 'inline' });
      return { format: 'module', source: code, shortCircuit: true };
    }
    return next(url, context);
  },
});
