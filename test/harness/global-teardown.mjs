import './typescript-loader.mjs';

const { stopRun } = await import('./start-run.ts');

// Jest asks for a default export here.
export default stopRun;
