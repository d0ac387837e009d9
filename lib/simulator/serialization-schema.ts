/** The schema every WCF service imports for its built-in types (`?xsd=xsd1`). */
export const SERIALIZATION_NAMESPACE = 'http://schemas.microsoft.com/2003/10/Serialization/';

const BUILT_IN =
  'anyType anyURI base64Binary boolean byte dateTime decimal double float int long QName short string unsignedByte unsignedInt unsignedLong unsignedShort'.split(
    ' ',
  );

const GUID = String.raw`[\da-fA-F]{8}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{4}-[\da-fA-F]{12}`;
const DURATION = String.raw`\-?P(\d*D)?(T(\d*H)?(\d*M)?(\d*(\.\d*)?S)?)?`;

const element = (name: string, type: string): string =>
  `<xs:element name="${name}" nillable="true" type="${type}" />`;

const restricted = (name: string, base: string, facets: string): string =>
  element(name, `tns:${name}`) +
  `<xs:simpleType name="${name}"><xs:restriction base="xs:${base}"${facets === '' ? ' />' : `>${facets}</xs:restriction>`}</xs:simpleType>`;

export const SERIALIZATION_TYPES =
  `<xs:schema xmlns:tns="${SERIALIZATION_NAMESPACE}" attributeFormDefault="qualified" elementFormDefault="qualified" targetNamespace="${SERIALIZATION_NAMESPACE}" xmlns:xs="http://www.w3.org/2001/XMLSchema">` +
  BUILT_IN.map((name) => element(name, `xs:${name}`)).join('') +
  restricted('char', 'int', '') +
  restricted(
    'duration',
    'duration',
    `<xs:pattern value="${DURATION}" /><xs:minInclusive value="-P10675199DT2H48M5.4775808S" /><xs:maxInclusive value="P10675199DT2H48M5.4775807S" />`,
  ) +
  restricted('guid', 'string', `<xs:pattern value="${GUID}" />`) +
  '<xs:attribute name="FactoryType" type="xs:QName" /><xs:attribute name="Id" type="xs:ID" /><xs:attribute name="Ref" type="xs:IDREF" /></xs:schema>';
