/** @jsxImportSource react */
import { CASES, caseBy } from './accounts';
import { Link } from './Link';
import { useLoaded } from './loaded';
import { RecordingLink } from './RecordingLink';
import { pathTo } from './router';

export function CaseList() {
  return (
    <section className="card">
      <h1>Cases</h1>
      <ul>
        {CASES.map(({ id, subject }) => (
          <li key={id}>
            <Link to={pathTo('cases', id)}>{`${id} ${subject}`}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Older parts of a CRM live in frames of the same origin. */
export function CasePage({ id }: { readonly id: string }) {
  return <iframe className="case-frame" title="Case" src={`/frames${pathTo('cases', id)}`} />;
}

/** What is in that frame. */
export function CaseFrame({ id }: { readonly id: string }) {
  const found = useLoaded(id, caseBy);
  if (!found) return <p className="card">Loading…</p>;
  return (
    <article className="card">
      <h1>{found.subject}</h1>
      <dl>
        <dt>Case</dt>
        <dd>{found.id}</dd>
        <dt>Account</dt>
        <dd data-testid="account-number">{found.account}</dd>
      </dl>
      <RecordingLink key={found.id} record={`case ${found.id}`} />
    </article>
  );
}
