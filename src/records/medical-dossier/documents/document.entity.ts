import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A document's file: what it is, sealed; its bytes are chunks. */
@Entity({ schema: 'medical', name: 'document_file' })
export class DocumentFileRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('bytea') sealed!: Buffer;
  @Column('uuid', { name: 'uploaded_by' }) uploadedBy!: string;
}

@Entity({ schema: 'medical', name: 'document_chunk' })
export class DocumentChunkRow {
  @PrimaryColumn('uuid', { name: 'file_id' }) fileId!: string;
  @PrimaryColumn('smallint') number!: number;
  @Column('uuid', { name: 'employee_id' }) employeeId!: string;
  @Column('bytea') sealed!: Buffer;
}
