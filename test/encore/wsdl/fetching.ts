/** Fetching a contract from documents that lie ready. */
import { fetchContract } from '../../../lib/encore/wsdl/fetch-contract';
import type { FetchContractOptions } from '../../../lib/encore/wsdl/fetch-contract';
import { stubFetch } from '../support/stub-fetch';
import { ADDRESS } from './reading';
import { sequence, UNIT_AND_PORT, wrapper } from './small-wsdl';

type Documents = Readonly<Record<string, string | undefined>>;

/** Documents by path and query; everything else is not found. */
export async function fetchFrom(documents: Documents, more: Partial<FetchContractOptions> = {}) {
  const asked: string[] = [];
  const result = await fetchContract({
    address: ADDRESS,
    fetch: stubFetch(({ url }) => {
      const { origin, pathname, search } = new URL(url);
      asked.push(origin === 'https://encore.example' ? pathname + search : url);
      const text = documents[pathname + search];
      return new Response(text ?? 'nothing', { status: text === undefined ? 404 : 200 });
    }),
    ...more,
  });
  return { result, asked };
}

export const HERE = '/WebAPI/ECAPI.svc';
export const BODIES = wrapper('PauseRecording', sequence(UNIT_AND_PORT));
export const schemaDocument = (content: string, target = 'targetNamespace="urn:t"') =>
  `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" elementFormDefault="qualified" ${target}>${content}</xs:schema>`;
export const link = (location: string, kind = 'import') =>
  `<xs:${kind} ${kind === 'import' ? 'namespace="urn:x" ' : ''}schemaLocation="${location}"/>`;
