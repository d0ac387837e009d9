/** @jsxImportSource react */
import { createElement, useEffect, useState } from 'react';
import { AccountList, AccountRecord, HiddenRecord } from './AccountPages';
import { accountBy, type Account } from './accounts';
import { CallBar } from './CallBar';
import { CaseFrame, CaseList, CasePage } from './CasePages';
import { Link } from './Link';
import { useLoaded } from './loaded';
import { PaymentPage } from './PaymentPage';
import { useRoute, type Route } from './router';

export function App() {
  const route = useRoute();
  useEffect(() => {
    // The title follows the address at once, long before the data does.
    document.title = `${route.id || 'Accounts'} · Fictional CRM`;
  }, [route.id]);
  if (route.page === 'case-frame') return <CaseFrame id={route.id} />;
  return (
    <>
      <header>
        <strong>Fictional CRM</strong>
        <nav aria-label="CRM">
          <Link to="/accounts">Accounts</Link>
          <Link to="/cases">Cases</Link>
        </nav>
        <CallBar />
      </header>
      <main>
        <Workspace route={route} />
      </main>
    </>
  );
}

function Workspace({ route }: { readonly route: Route }) {
  const showsAccount = route.page === 'account' || route.page === 'loyalty';
  const [wanted, setWanted] = useState('');
  if (showsAccount && wanted !== route.id) setWanted(route.id);
  const account = useLoaded(wanted, accountBy);
  const before = useBefore(account);
  return (
    <>
      {before && <HiddenRecord account={before} />}
      {showsAccount && !account && <p className="card">Loading…</p>}
      {route.page === 'account' && account && <AccountRecord account={account} />}
      {route.page === 'loyalty' && account && <Loyalty account={account} />}
      {route.page === 'accounts' && <AccountList />}
      {route.page === 'cases' && <CaseList />}
      {route.page === 'case' && <CasePage id={route.id} />}
      {route.page === 'pay' && <PaymentPage key={route.id} number={route.id} />}
    </>
  );
}

/** The account that was on screen before this one. */
function useBefore(account: Account | undefined): Account | undefined {
  const [{ now, before }, setShown] = useState<{ now?: Account; before?: Account }>({});
  if (account && account !== now) setShown({ now: account, ...(now ? { before: now } : {}) });
  return before;
}

function Loyalty({ account }: { readonly account: Account }) {
  return (
    <section className="card">
      <h1>Loyalty of {account.customer}</h1>
      {createElement('loyalty-card', { number: account.number })}
    </section>
  );
}
