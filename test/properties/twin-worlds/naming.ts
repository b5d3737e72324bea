import { randomUUID } from 'node:crypto';
import { dayOf } from '../specification/calendar.js';
import type { World } from '../specification/world.js';

/** The id of nothing, the same in both worlds. */
export const NOBODY = randomUUID();

/** Bodies for a route, one after the other; they name whom a path can't. */
export type Bodies = (world: World) => readonly unknown[];

export const named = ({ accounts }: World, name: string): string =>
  accounts.find(({ subject }) => subject === name)?.id ?? '';
export const today = ({ now }: World): string => dayOf(now);
export const tomorrow = ({ now }: World): string => new Date(Date.parse(now) + 86_400_000).toISOString();
