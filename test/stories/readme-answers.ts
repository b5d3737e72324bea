import { expect } from '@jest/globals';

/** The commands of README's "Try it" in their order, each behind the status of its answer. */
export const README_ANSWERS: readonly unknown[] = [
  '200 as dr-vos $U/v1/me',
  '200 as dr-vos $U/v1/employees',
  '200 as dr-vos $U/v1/employees/$JAN/pieces',
  '400 as carlo $U/v1/employers/$ACME/employees',
  "200 as carlo $U/v1/employers/$ACME/employees -H 'Purpose: absence-guidance'",
  '403 as carlo $U/v1/employees/$JAN/pieces',
  expect.stringMatching(/^201 as ada \$U\/v1\/accounts -H/),
  expect.stringMatching(/^201 as nina \$U\/v1\/invitations\/acceptance/),
  '200 as nina $U/v1/declaration-texts',
  expect.stringMatching(/^201 as nina \$U\/v1\/declarations/),
  expect.stringMatching(/^201 as ada \$U\/v1\/accounts\/\$NINA\/roles.*medical-assistant/),
  '200 as dr-staf "$U/v1/roles?state=proposed"',
  '201 as dr-staf $U/v1/roles/$ROLE/approval -X POST',
  '201 as abel $U/v1/roles/$ROLE/confirmation -X POST',
  '200 as nina $U/v1/me',
  expect.stringMatching(/^201 as ada \$U\/v1\/accounts\/\$NINA\/roles.*account-manager/),
  '201 as abel $U/v1/roles/$ROLE/approval -X POST',
  '400 as nina $U/v1/waiting',
  "200 as nina $U/v1/waiting -H 'Acting-As: account-manager'",
];
