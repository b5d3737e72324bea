import LightRunner from 'jest-light-runner';

/**
 * The runner keeps workers for each project; the tiers differ in nothing that a worker would see. So all of them run in
 * the workers of the first, which load the service three times a run and not eighteen.
 */
// Jest asks for a default export here.
export default class OnePool extends LightRunner {
  /** Runs the files as the runner does, and reports each under its own tier. */
  async runTests(tests, watcher, onStart, onResult, onFailure) {
    const context = tests[0]?.context;
    const asked = new Map(tests.map((test) => [{ ...test, context }, test]));
    await super.runTests(
      [...asked.keys()],
      watcher,
      (test) => onStart(asked.get(test)),
      (test, result) => onResult(asked.get(test), result),
      (test, error) => onFailure(asked.get(test), error),
    );
  }
}
