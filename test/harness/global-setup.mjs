import './typescript-loader.mjs';

const { startRun } = await import('./start-run.ts');

// Jest asks for a default export here.
export default startRun;
