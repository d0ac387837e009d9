/** @jsxImportSource react */
import { useState } from 'react';
import { ACCOUNTS, type Account } from './accounts';
import { Link } from './Link';
import { RecordingLink } from './RecordingLink';
import { pathTo } from './router';

export function AccountList() {
  return (
    <section className="card">
      <h1>Accounts</h1>
      <table>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">Customer</th>
            <th scope="col">Phone</th>
            <th scope="col">Customer since</th>
          </tr>
        </thead>
        <tbody>
          {ACCOUNTS.map(({ number, customer, phone, since }) => (
            <tr key={number}>
              <td>
                <Link to={pathTo('accounts', number)}>{number}</Link>
              </td>
              <td>{customer}</td>
              <td>{phone}</td>
              <td>{since}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

export function AccountRecord({ account }: { readonly account: Account }) {
  const next = ACCOUNTS[(ACCOUNTS.indexOf(account) + 1) % ACCOUNTS.length] ?? account;
  return (
    <article className="card">
      <h1>{account.customer}</h1>
      <dl>
        <dt>Account</dt>
        <dd data-testid="account-number">{account.number}</dd>
        <dt>Phone</dt>
        <dd>{account.phone}</dd>
        <dt>Customer since</dt>
        <dd>{account.since}</dd>
      </dl>
      <NumberField key={account.number} number={account.number} />
      <RecordingLink key={`link ${account.number}`} record={`account ${account.number}`} />
      <nav aria-label="This account">
        <Link to={pathTo('pay', account.number)}>Take payment</Link>
        <Link to={pathTo('loyalty', account.number)}>Loyalty</Link>
        <Link to={pathTo('accounts', next.number)}>Next account</Link>
      </nav>
    </article>
  );
}

function NumberField({ number }: { readonly number: string }) {
  const [value, setValue] = useState(number);
  return (
    <div className="field">
      <label htmlFor="account-number">Account number</label>
      <input
        id="account-number"
        name="accountNumber"
        autoComplete="off"
        value={value}
        onChange={(event) => {
          setValue(event.target.value);
        }}
      />
    </div>
  );
}

/** Consoles keep the panel of the record before in the page, only hidden. */
export function HiddenRecord({ account }: { readonly account: Account }) {
  return (
    <section hidden>
      <h1>{account.customer}</h1>
      <p data-testid="account-number">{account.number}</p>
      <input name="accountNumber" aria-label="Account number" value={account.number} readOnly />
      <input name="recordingLink" aria-label="Recording link" defaultValue="" />
    </section>
  );
}
