/** Imports point down only: requests → duties → records → safeguards → platform; siblings of a ring don't import each other. */
const ring = (name, above) => ({
  name: `${name}-imports-no-ring-above`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: `^src/(${above.join('|')})/` },
});
const siblings = (name) => ({
  name: `${name}-siblings-stay-apart`,
  severity: 'error',
  comment: 'Relations between slices are ids; a fact travels through the access schema.',
  from: { path: `^src/${name}/([^/]+)/` },
  to: { path: `^src/${name}/`, pathNot: `^src/${name}/$1/` },
});
const only = (name, to, allowed) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: allowed },
  to,
});

module.exports = {
  forbidden: [
    { name: 'no-circle', severity: 'error', from: {}, to: { circular: true } },
    ring('platform', ['safeguards', 'records', 'duties', 'requests']),
    ring('safeguards', ['records', 'duties', 'requests']),
    ring('records', ['duties', 'requests']),
    ring('duties', ['requests']),
    siblings('records'),
    siblings('duties'),
    siblings('requests'),
    only('casl-is-asked-in-one-place', { path: 'node_modules/@casl/' }, ['^src/safeguards/access/ability\\.ts$']),
    only('typeorm-is-for-entities-repositories-and-stores', { path: 'node_modules/typeorm/' }, [
      '\\.entity\\.ts$', '\\.repository\\.ts$', '^src/platform/stores/',
    ]),
    {
      name: 'nothing-in-the-service-opens-a-line',
      severity: 'error',
      comment: 'P1 — of what leaves, who gets it is on record; test/architecture/lines-out says the same of each name and way around.',
      from: { path: '^src/', pathNot: ['^src/demo/', '\\.(spec|fixture)\\.ts$'] },
      to: { path: '^(node:)?(https|http2|tls|dns|dgram|child_process|cluster|worker_threads|inspector|vm)(/|$)', dependencyTypes: ['core'] },
    },
    only('the-databases-are-spoken-to-in-four-places', { path: 'node_modules/(pg|pg-boss)/', dependencyTypesNot: ['type-only'] }, [
      '\\.(spec|fixture)\\.ts$', '^src/demo/', '^src/platform/(stores|keys|jobs)/',
    ]),
    only('the-demo-is-no-part-of-the-service', { path: '^src/demo/' }, ['^src/demo/']),
    {
      name: 'the-specification-knows-neither-code-nor-policy',
      severity: 'error',
      comment: 'The third reading of the rules must not repeat the mistakes of the first two.',
      from: { path: '^test/properties/specification/' },
      to: { path: '^(src|policies)/' },
    },
    { name: 'no-orphan-import', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'production-needs-no-development-package', severity: 'error', from: { path: '^src/', pathNot: '\\.(spec|fixture)\\.ts$' }, to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'], extensions: ['.ts', '.js'] },
  },
};
