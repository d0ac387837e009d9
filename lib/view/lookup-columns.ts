import { say } from '../words';

/** Where in a line what stands. */
export interface Columns {
  readonly key: number;
  readonly windowsLogin?: number;
  readonly extension?: number;
  /** How many there are. */
  readonly count: number;
}

/** Names that columns have in exports of directories, CRMs and PBXs, without case, spaces and marks. */
const NAMES: Readonly<Record<'key' | 'windowsLogin' | 'extension', readonly string[]>> = {
  key: [
    ...['key', 'user', 'username', 'crmuser', 'crmusername', 'userid', 'crmuserid', 'acdlogin'],
    ...['acdloginid', 'agent', 'agentid', 'email', 'emailaddress', 'mail'],
    ...['clave', 'usuario', 'agente', 'correo', 'correoelectronico'],
  ],
  windowsLogin: [
    ...['windowslogin', 'windowsloginid', 'windowsuser', 'windowsusername', 'login', 'loginid'],
    ...['computerlogin', 'computerloginid', 'networklogin', 'samaccountname', 'aduser'],
    ...['iniciodesesion', 'usuariowindows', 'usuariodewindows'],
  ],
  extension: [
    ...['extension', 'extensionnumber', 'ext', 'extn', 'station', 'phone', 'phoneextension'],
    ...['telefono', 'anexo', 'interno'],
  ],
};

/** Finds the columns by the first line; a sentence says what is missing in it. */
export function columnsOf(header: readonly string[]): Columns | string {
  const names = header.map(plain);
  const at = (column: keyof typeof NAMES) =>
    names.flatMap((name, index) => (NAMES[column].includes(name) ? [index] : []));
  const [keys, logins, extensions] = [at('key'), at('windowsLogin'), at('extension')];
  const said = header
    .map((name) => name.trim())
    .join(', ')
    .slice(0, 200);
  if ([keys, logins, extensions].some((found) => found.length > 1)) {
    return say('lookup_columns_twice', said);
  }
  const [key] = keys;
  const [windowsLogin] = logins;
  const [extension] = extensions;
  if (key === undefined) return say('lookup_columns_key', said);
  if (windowsLogin === undefined && extension === undefined) {
    return say('lookup_columns_who', said);
  }
  return {
    key,
    ...(windowsLogin === undefined ? {} : { windowsLogin }),
    ...(extension === undefined ? {} : { extension }),
    count: header.length,
  };
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
