// Before every build: one sentence instead of a stack, where `node` is older than what the service needs. Plain JavaScript
// that any Node reads; npm scripts normally find the packaged Node 24 in node_modules/.bin.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `This needs Node 22.12 or newer, and npm found ${process.version}: run "npm ci" again (it brings Node 24 along, if install ` +
      'scripts may run), or install a newer Node.\n',
  );
  process.exit(1);
}
