/** What one message of a service is made of: a root element, its parts, their types. Pure data. */

export type Serializer = 'data-contract' | 'xml';

/** How a member without a value travels: as an element that is nil, or not at all. */
export const NULLS = ['nil', 'absent'] as const;
export type Nulls = (typeof NULLS)[number];

export interface Field {
  readonly kind: 'field';
  readonly name: string;
  /** The parameter or the answer's member it carries; nearly always its own name. */
  readonly carries: string;
  readonly type: 'string' | 'int';
  /** Whether it may have no value. An int that may not is 0 when left out. */
  readonly nullable: boolean;
  /** Without it the object cannot be read. */
  readonly required: boolean;
  readonly nulls: Nulls;
}

/** A type of an object inside a message. */
export interface ObjectType {
  readonly name: string;
  readonly base: ObjectType | undefined;
  /** Its own, without the base's. */
  readonly fields: readonly Field[];
}

export interface ObjectPart {
  readonly kind: 'object';
  readonly name: string;
  readonly type: ObjectType;
}

export interface Message {
  /** The root element in the Body. */
  readonly root: string;
  readonly parts: readonly (Field | ObjectPart)[];
  /** A class of its own, which gives the message its name, rather than a method's signature. */
  readonly contract: boolean;
}

export interface Operation {
  readonly input: Message;
  readonly output: Message;
}

/** All fields of a type in the order of the wire: the base's first. */
export const fieldsOf = ({ base, fields }: ObjectType): readonly Field[] => [
  ...(base === undefined ? [] : fieldsOf(base)),
  ...fields,
];
