/**
 * Runs `stop` once, at the first SIGINT, SIGTERM or SIGHUP, and ends the process after it, with 1 when it failed.
 * A second signal changes nothing: the databases are writing their checkpoint.
 */
export function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (): void => {
    if (stopping) {
      return;
    }
    stopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', begin);
  process.on('SIGTERM', begin);
  process.on('SIGHUP', begin);
}
