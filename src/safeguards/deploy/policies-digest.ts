import { createHash } from 'node:crypto';
import { readPolicyFiles } from '../access/policy/policy-files.js';

/**
 * What stands in the policies, in one word: a comment changes nothing, a statement does.
 * @param folder path of `policies/`
 * @returns SHA-256 of all pages by path, 64 hexadecimal digits
 * @throws PolicyError when a file isn't plain YAML
 */
export function policiesDigest(folder: string): string {
  const pages = [...readPolicyFiles(folder).documents].sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(pages)).digest('hex');
}
