/** A `fetch` without a network. */

export interface Asked {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
}

/** @param answer called with each request as it would have left. */
export function stubFetch(answer: (asked: Asked) => Response | Promise<Response>): typeof fetch {
  return async (input, init) => {
    const { url, method, headers } = new Request(input, init);
    const body = await new Response(init?.body ?? '').text();
    return answer({ url, method, headers, body });
  };
}
