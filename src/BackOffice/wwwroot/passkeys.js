// Adds passkeys to the forms that offer them. Without it, and without script, the six digits of the telephone work.
const able = () => window.PublicKeyCredential && 'parseCreationOptionsFromJSON' in PublicKeyCredential;

function show() {
    if (able()) document.querySelectorAll('[data-passkeys]').forEach(part => part.hidden = false);
}

async function ask(form) {
    const token = form.querySelector('[name=__RequestVerificationToken]').value;
    const answer = await fetch(form.dataset.options, { method: 'POST', headers: { RequestVerificationToken: token } });
    const options = await answer.json();
    const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    return JSON.stringify(credential);
}

document.addEventListener('submit', async event => {
    const form = event.target;
    const field = form.dataset.passkey && form.querySelector('[name$=".Credential"]');
    if (!field || field.value) return;
    event.preventDefault();
    const problem = form.querySelector('[data-passkey-problem]');
    problem.hidden = true;
    try {
        field.value = await ask(form);
        form.submit();
    } catch {
        problem.hidden = false;
    }
});

show();
window.Blazor?.addEventListener?.('enhancedload', show);
