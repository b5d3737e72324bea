import { STATES, TRANSITIONS } from './disclosure-states.js';

const HEAD = `# Where a request to disclose can stand

Written from \`src/requests/disclosure/disclosure-states.ts\` by \`npm run matrix\`; a test fails when this page is stale. What isn't here can't
happen: a step from another state is refused (409), and says where the request stands.`;

/** As the diagram calls it, which knows no hyphens. */
function named(state: string | null): string {
  return state === null ? '[*]' : state.replaceAll('-', '_');
}

/** Renders docs/disclosure-states.md. The same transitions give the same bytes. */
export function renderStatesPage(): string {
  const ways = TRANSITIONS.flatMap(({ from, step, to }) =>
    from.flatMap((state) => to.map((next) => `  ${named(state)} --> ${named(next)}: ${step}`)),
  );
  const over = STATES.filter((state) => !TRANSITIONS.some(({ from }) => from.includes(state)));
  const diagram = [
    '```mermaid',
    'stateDiagram-v2',
    ...ways,
    ...over.map((state) => `  ${named(state)} --> [*]`),
    '```',
  ];
  const rows = TRANSITIONS.map(
    ({ from, step, to, because }) =>
      `| ${step} | ${from.map((state) => state ?? 'nothing yet').join(', ')} | ${to.join(', ')} | ${because} |`,
  );
  const table = ['| step | from | to | because |', '| --- | --- | --- | --- |', ...rows];
  return `${[HEAD, diagram.join('\n'), table.join('\n')].join('\n\n')}\n`;
}
