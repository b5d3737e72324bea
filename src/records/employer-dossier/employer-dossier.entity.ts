import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tables of the employer store; what the others need to know of an agreement lies in the `access` schema (D2). */
@Entity({ schema: 'employer', name: 'employer' })
export class EmployerRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'registration_number' }) registrationNumber!: string;
  @Column('uuid', { name: 'created_by' }) createdBy!: string;
}

@Entity({ schema: 'employer', name: 'agreement' })
export class AgreementRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'recorded_by' }) recordedBy!: string;
}
