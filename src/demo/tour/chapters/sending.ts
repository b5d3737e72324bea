import { textIn } from '../../asking/caller.js';
import type { Narrator } from '../narrator.js';

/** With what somebody without an account collects. */
export interface Collects {
  readonly path: string;
  readonly code: string;
}

/** C11 — Dr Vos signs what he approved, and gives out the link and the code. */
export async function released(narrator: Narrator, request: string): Promise<Collects> {
  const path = `/v1/disclosure-requests/${request}`;
  await narrator.step({
    who: 'dr-vos',
    does: 'signs what he approved: it is a package now, and that alone can leave (C11)',
    path: `${path}/package`,
    body: { language: 'nl' },
    answers: 201,
    seeing: ({ bytes, sha256, collectUntil }) => [
      `${String(bytes)} bytes, SHA-256 ${String(sha256).slice(0, 16)}…, until ${String(collectUntil)}`,
    ],
  });
  const { body } = await narrator.step({
    who: 'dr-vos',
    does: 'releases it: the link goes by letter, the code by telephone',
    path: `${path}/release`,
    post: true,
    answers: 201,
    seeing: ({ code }) => [`code: ${String(code)}`],
  });
  return { path: textIn(body, 'collectAt'), code: textIn(body, 'code') };
}

/** C11 — who was named collects it, once; the link alone opens nothing and uses nothing up. */
export async function collected(narrator: Narrator, who: string, { path, code }: Collects): Promise<void> {
  const tried = { who, path, answers: 401 };
  await narrator.step({ ...tried, does: 'opens the link without a code', code: null });
  await narrator.step({ ...tried, does: 'types another code', code: 'K7ZP-0189-ABCD' });
  await narrator.step({ who, does: 'collects it with link and code', path, code, answers: 200 });
  await narrator.step({ who, does: 'would collect it a second time', path, code, answers: 409 });
}
