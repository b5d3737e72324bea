import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The tables of the medical store. Relations between rows are ids; content is sealed bytes. */
@Entity({ schema: 'medical', name: 'entry' })
export class EntryRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('date', { name: 'entry_on' }) entryOn!: string;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
}

@Entity({ schema: 'medical', name: 'piece' })
export class PieceRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'entry_id' }) entryId!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('text') item!: string;
  @Column('integer') version!: number;
  @Column('boolean') received!: boolean;
}

@Entity({ schema: 'medical', name: 'piece_version' })
export class PieceVersionRow {
  @PrimaryColumn('uuid', { name: 'piece_id' }) pieceId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('uuid', { name: 'file_id', nullable: true }) fileId!: string | null;
  @Column('uuid', { name: 'author_id' }) authorId!: string;
  @Column('uuid', { name: 'responsible_doctor_id' }) responsibleDoctorId!: string;
}
