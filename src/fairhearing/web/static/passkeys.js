"use strict";
// Asks the browser for a passkey and sends what it answers with the form; nothing else on this site is a script.
(function () {
  function bytesOf(text) {
    const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
  }

  function textOf(buffer) {
    if (!buffer) return null;
    const plain = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function named(list) {
    return (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }));
  }

  function make(asked) {
    const user = { ...asked.user, id: bytesOf(asked.user.id) };
    const challenge = bytesOf(asked.challenge);
    const known = named(asked.excludeCredentials);
    return navigator.credentials.create({ publicKey: { ...asked, user, challenge, excludeCredentials: known } });
  }

  function answer(asked) {
    const challenge = bytesOf(asked.challenge);
    const known = named(asked.allowCredentials);
    return navigator.credentials.get({ publicKey: { ...asked, challenge, allowCredentials: known } });
  }

  function written(made) {
    const said = made.response;
    const response = { clientDataJSON: textOf(said.clientDataJSON) };
    for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (said[name]) response[name] = textOf(said[name]);
    }
    return JSON.stringify({
      id: made.id,
      rawId: textOf(made.rawId),
      type: made.type,
      response,
      clientExtensionResults: made.getClientExtensionResults(),
    });
  }

  function offer(form) {
    const told = JSON.parse(document.getElementById(form.dataset.options).textContent).publicKey;
    const button = form.querySelector("button");
    const trouble = form.querySelector("[data-trouble]");
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      trouble.hidden = true;
      button.disabled = true;
      try {
        const made = await (form.dataset.passkey === "make" ? make(told) : answer(told));
        form.elements.credential.value = written(made);
        form.submit();
      } catch (error) {
        trouble.hidden = false;
        button.disabled = false;
        trouble.focus();
      }
    });
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    if (window.PublicKeyCredential && navigator.credentials) offer(form);
  }
  for (const note of document.querySelectorAll("[data-without]")) {
    note.hidden = Boolean(window.PublicKeyCredential && navigator.credentials);
  }
})();
