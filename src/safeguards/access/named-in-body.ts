import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { IncomingBody } from '../../platform/http/incoming-body.js';
import type { EmployeesKey } from './allows.js';

/** No input takes more employees than this; whoever sends more doesn't fill the trail with them. */
const AT_MOST = 100;

const Uuid = z.uuid();
const Named = z.record(z.string(), z.unknown());

/**
 * A1 — the employees whom a refused request is about and its body names, by the key that the route declares. What was refused
 * before its body was read is read now, within the bounds of every body; what can't be read names nobody.
 * @returns ids without repetition
 */
export async function namedInBody({ kluisRule, body }: FastifyRequest): Promise<readonly string[]> {
  if (kluisRule?.how !== 'allows' || kluisRule.employeesIn === undefined || !(body instanceof IncomingBody)) return [];
  try {
    return employeesIn(await body.json(), kluisRule.employeesIn);
  } catch {
    return [];
  }
}

/** The ids under that key, each once; what is no id is left out. */
export function employeesIn(body: unknown, key: EmployeesKey): readonly string[] {
  const named = Named.safeParse(body).data?.[key];
  const listed: readonly unknown[] = Array.isArray(named) ? named : [named];
  return [...new Set(listed.slice(0, AT_MOST).flatMap((one) => Uuid.safeParse(one).data ?? []))];
}
