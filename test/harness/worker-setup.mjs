import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import './typescript-loader.mjs';

// Tests ask jest for what they use by name; outside jest's own sandbox that package only throws, so it is ours that answers.
registerHooks({
  resolve(specifier, context, next) {
    return specifier === '@jest/globals'
      ? { url: new URL('./test-globals.mjs', import.meta.url).href, shortCircuit: true }
      : next(specifier, context);
  },
});

// Of a thread that is gone the runner hears nothing, and would wait for its file for ever.
if (!isMainThread) {
  process.exit = (code) => {
    throw new Error(`a test asked to end the process with ${code}`);
  };
}
