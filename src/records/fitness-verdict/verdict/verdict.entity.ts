import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A verdict under secrecy. When it was issued, the database says. */
@Entity({ schema: 'medical', name: 'verdict' })
export class VerdictRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'question_id' }) questionId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('uuid', { name: 'doctor_id' }) doctorId!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('date', { name: 'valid_until' }) validUntil!: string | null;
  @Column('uuid') supersedes!: string | null;
  @Column('uuid', { name: 'countersigned_by' }) countersignedBy!: string | null;
}
