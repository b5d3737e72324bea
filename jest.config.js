/** Jest as ES modules: one project a tier, so that `npm test -- --selectProjects stories` runs one of them. */
const base = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

export default {
  maxWorkers: 2,
  projects: [
    { ...base, displayName: 'rules', testMatch: ['<rootDir>/src/**/*.spec.ts'] },
    { ...base, displayName: 'policies', testMatch: ['<rootDir>/test/policies/**/*.spec.ts'] },
    { ...base, displayName: 'architecture', testMatch: ['<rootDir>/test/architecture/**/*.spec.ts'] },
  ],
};
