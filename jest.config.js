/**
 * One project a tier, so that `npm test -- --selectProjects stories` runs one of them.
 *
 * Files run in plain threads of Node, each of which loads the service once: jest's own sandbox loads it anew for every
 * file, which was a third of the run (docs/decisions/0035).
 */
const base = {
  runner: '<rootDir>/test/harness/one-pool.mjs',
  setupFiles: ['<rootDir>/test/harness/worker-setup.mjs'],
};

/** Tiers that touch data get one pair of clusters a run, and a database of their own per file. */
const onDatabases = {
  ...base,
  globalSetup: '<rootDir>/test/harness/global-setup.mjs',
  globalTeardown: '<rootDir>/test/harness/global-teardown.mjs',
};

export default {
  // One more than the cores asked for: a file waits for its databases, or for the tick at which a 404 leaves.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/harness/longest-first.mjs',
  projects: [
    { ...base, displayName: 'rules', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...base, displayName: 'policies', testMatch: ['<rootDir>/test/policies/**/*.spec.ts'] },
    { ...base, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
    { ...onDatabases, displayName: 'isolation', testMatch: ['<rootDir>/test/isolation/**/*.spec.ts'] },
    { ...onDatabases, displayName: 'stories', testMatch: ['<rootDir>/test/stories/**/*.spec.ts'] },
    { ...onDatabases, displayName: 'properties', testMatch: ['<rootDir>/test/properties/**/*.spec.ts'] },
  ],
};
