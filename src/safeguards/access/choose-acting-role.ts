import { Problem } from '../../platform/problems/problem.js';

/** What is known when the acting role is chosen; nothing has been looked up yet. */
export interface RoleChoice {
  /** Roles in force for this account, by name, each once. */
  readonly held: readonly string[];
  /** The `Acting-As` header, if any. */
  readonly asked: string | undefined;
  /** Could this role do the route's act at all, by policy? */
  readonly couldAct: (role: string) => boolean;
  /** The rule that guards the kind, named by a refusal. */
  readonly rule: string;
}

/**
 * One request acts in one role; abilities of roles are never united (design: acting role).
 * @throws Problem 403 naming the rule when no held role could act or the asked one isn't held or can't;
 *         400 when several could and none was named.
 */
export function chooseActingRole({ held, asked, couldAct, rule }: RoleChoice): string {
  if (asked !== undefined) {
    if (!held.includes(asked)) throw refused('role-not-held', rule, 'You do not hold the role that Acting-As names.');
    if (!couldAct(asked)) throw refused('role-cannot', rule, 'That role cannot do this.');
    return asked;
  }
  const able = held.filter(couldAct);
  const [only] = able;
  if (only === undefined) throw refused('role-cannot', rule, 'None of your roles can do this.');
  if (able.length > 1) {
    throw new Problem(
      400,
      'acting-as-required',
      `Several of your roles could do this: name one in Acting-As, ${able.join(' or ')}.`,
      {
        errors: [{ at: 'Acting-As', code: 'required' }],
      },
    );
  }
  return only;
}

function refused(code: string, rule: string, detail: string): Problem {
  return new Problem(403, code, detail, { rule });
}
