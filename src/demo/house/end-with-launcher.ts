// Loaded into the service's process before `main.js` (node --import), so that `main.ts` needs no branch for the demo: when
// the launcher ends, also when it is killed, the service ends as it does in production, on SIGTERM.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
});
