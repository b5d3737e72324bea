import type { People } from '../../src/demo/issuer/people.js';

/** In tests every well-formed subject can sign in: a test names the people it needs. */
export const anybody: People = {
  list: () => [{ subject: 'dr-vos', name: 'Dr Vos' }],
  find: (subject) => (/^[a-z0-9][a-z0-9._-]{0,63}$/.test(subject) ? { subject, name: subject } : undefined),
};
