import type { BesideTheCode, DisclosureMatrix, MatrixItem } from './disclosure-matrix.js';

const HEAD = `# Who may receive which item

Written from \`policies/disclosure.yaml\` by \`npm run matrix\`; a test fails when this page is stale. V8 decides each cell; an
item or a kind of recipient that isn't here gets nothing.

| code | |
| --- | --- |
| Y | may |
| L | on a legal ground that the doctor names: article, claim, date |
| L? | the same, with a note why this item is necessary |
| C | with targeted consent, and as necessary |
| T | within a delegated task |
| N | not; a question may go to the staff doctor (C8) |
| **N!** | never: not with consent, not by C8 |
| - | not foreseen: refused |

Inside the European Economic Area only (D8), but for the employee and who acts for him. \`*\`: more is asked, see below.`;

/** Renders docs/disclosure-matrix.md. The same policy gives the same bytes. */
export function renderDisclosurePage(matrix: DisclosureMatrix): string {
  const recipients = [...matrix.recipients.keys()];
  const items = [...matrix.items.values()];
  const head = ['item', '', ...recipients.map((name) => name.replaceAll('_', ' ')), 'the employee', 'note'];
  return `${[HEAD, editions(matrix), table(head, items.map(rowOf)), beside(matrix), instead(matrix)].join('\n\n')}\n`;
}

function rowOf({ id, name, cells, duty, note }: MatrixItem): readonly string[] {
  const codes = [...cells.values()].map(({ code, beside: lines }) => {
    const shown = code === 'N!' ? '**N!**' : code;
    return lines.length === 0 || ['N', 'N!', '-'].includes(code) ? shown : `${shown} \\*`;
  });
  return [id, name.replaceAll('_', ' '), ...codes, duty ?? '', note ?? ''];
}

function editions({ editions: all }: DisclosureMatrix): string {
  const rows = [...all.values()].map(({ name, from, only, rule }) => [
    name,
    from,
    only.size === 0
      ? 'what the matrix gives'
      : [...only].map(([recipient, items]) => `${recipient}: ${[...items].join(', ')} alone`).join('; '),
    rule,
  ]);
  return ['## Editions', table(['edition', 'from', 'gives', 'rule'], rows)].join('\n\n');
}

function beside({ items, accompaniments }: DisclosureMatrix): string {
  const rows = [...items.values()].flatMap(({ id, cells }) =>
    [...cells].flatMap(([recipient, { code, beside: lines }]) =>
      ['N', 'N!', '-'].includes(code)
        ? []
        : lines.map((line) => [id, recipient.replaceAll('_', ' '), asked(line, accompaniments), line.rule]),
    ),
  );
  return ['## What is asked beside the code', table(['item', 'to', 'asked', 'rule'], rows)].join('\n\n');
}

function asked({ needs, claims, neverElse }: BesideTheCode, texts: DisclosureMatrix['accompaniments']): string {
  const words = [
    ...needs.map((need) => texts.get(need) ?? need),
    ...(claims === null ? [] : [`a legal ground for: ${claims.join(', ')}`]),
  ];
  return `${words.join('; ')}${neverElse ? '; else **N!**' : ''}`;
}

function instead({ items }: DisclosureMatrix): string {
  const rows = [...items.values()].flatMap(({ id, cells }) =>
    [...cells].flatMap(([recipient, cell]) =>
      cell.instead === null ? [] : [[id, recipient.replaceAll('_', ' '), cell.instead]],
    ),
  );
  return ['## What is said instead', table(['item', 'to', 'say'], rows)].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
