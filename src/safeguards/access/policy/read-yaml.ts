import { parseDocument } from 'yaml';
import type { Report } from './findings.js';

/**
 * Reads one YAML document as plain data.
 *
 * Refuses (reports, and returns undefined) what two readers could understand differently: duplicate keys, aliases,
 * merges, tags of one's own, several documents in one file.
 */
export function readYaml(text: string, report: Report): unknown {
  const document = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: true, stringKeys: true });
  for (const problem of [...document.errors, ...document.warnings]) {
    const [start] = problem.linePos ?? [];
    report(start === undefined ? '' : `line ${start.line}`, problem.message.split('\n')[0] ?? problem.code);
  }
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    report('', 'an alias: write it out');
    return undefined;
  }
}
