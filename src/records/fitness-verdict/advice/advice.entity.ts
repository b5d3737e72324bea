import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Advice under secrecy. When it was issued, the database says. */
@Entity({ schema: 'medical', name: 'advice' })
export class AdviceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'absence_id' }) absenceId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'doctor_id' }) doctorId!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('uuid') supersedes!: string | null;
}

/** On the medical side: what went out, by whose hand, and how the employee got it. */
@Entity({ schema: 'medical', name: 'advice_release' })
export class AdviceReleaseRow {
  @PrimaryColumn('uuid', { name: 'advice_id' }) adviceId!: string;
  @Column('uuid', { name: 'absence_id' }) absenceId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid') supersedes!: string | null;
  @Column('uuid', { name: 'released_by' }) releasedBy!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
  @Column('date', { name: 'posted_on' }) postedOn!: string | null;
}

/** At the desk: that advice went out. The medical login inserts, and reads nothing back. */
@Entity({ schema: 'desk', name: 'released_advice' })
export class ReleasedAdviceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'absence_id' }) absenceId!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('uuid') supersedes!: string | null;
}

/** At the desk: one item of it, the one text that employer and employee get. */
@Entity({ schema: 'desk', name: 'released_advice_item' })
export class ReleasedAdviceItemRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'advice_id' }) adviceId!: string;
  @Column('uuid', { name: 'employer_id' }) employerId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('text') item!: string;
  @Column('bytea') sealed!: Buffer;
}
