import { Injectable } from '@nestjs/common';
import { RecordStores } from '../../safeguards/access/record-stores.js';
import { EndingSources } from '../../safeguards/ending/ending-sources.js';
import { RegistrationRepository } from './registration/registration.repository.js';
import { DeputisingRepository } from './deputising/deputising.repository.js';
import { MedicalProxyRepository } from './proxy/medical-proxy.repository.js';
import { TrainingRepository } from './training/training.repository.js';
import { StatedDutyRepository } from './stated-duty/stated-duty.repository.js';

/** S4, S10, S13, S15 — registrations, deputisings, trainings, stated duties and medical proxies that end soon. */
@Injectable()
export class EndingStanding {
  constructor(
    sources: EndingSources,
    stores: RecordStores,
    registrations: RegistrationRepository,
    deputisings: DeputisingRepository,
    trainings: TrainingRepository,
    duties: StatedDutyRepository,
    proxies: MedicalProxyRepository,
  ) {
    sources.add(
      {
        what: 'registration',
        kind: 'Registration',
        of: (context, ends) => stores.read(context, 'desk', (tx) => registrations.ending(tx, ends)),
      },
      {
        what: 'deputising',
        kind: 'Deputising',
        of: (context, ends) => stores.read(context, 'desk', (tx) => deputisings.ending(tx, ends)),
      },
      {
        what: 'training',
        kind: 'Training',
        of: (context, ends) => stores.read(context, 'desk', (tx) => trainings.ending(tx, ends)),
      },
      {
        what: 'stated-duty',
        kind: 'StatedDuty',
        of: (context, ends) => stores.read(context, 'desk', (tx) => duties.ending(tx, ends)),
      },
      {
        what: 'medical-proxy',
        kind: 'MedicalProxy',
        of: (context, ends) => stores.read(context, 'desk', (tx) => proxies.ending(tx, context, ends)),
      },
    );
  }
}
