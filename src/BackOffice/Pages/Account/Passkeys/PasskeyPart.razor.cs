using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using QuttyMeken.BackOffice.Infrastructure;
using QuttyMeken.BackOffice.Pages.Account.Mine;

namespace QuttyMeken.BackOffice.Pages.Account.Passkeys;

public sealed partial class PasskeyPart(Forms forms, NavigationManager navigation)
{
    /// <summary>For the browser's keeper of passwords.</summary>
    [Parameter, EditorRequired]
    public string Email { get; set; } = "";

    [Parameter, EditorRequired]
    public IReadOnlyList<Overview.Passkey> Passkeys { get; set; } = [];

    [SupplyParameterFromForm(FormName = "passkey-add")]
    private AddPasskey.Command? Addition { get; set; }

    [SupplyParameterFromForm(FormName = "passkey-remove")]
    private RemovePasskey.Command? Removal { get; set; }

    protected override void OnInitialized()
    {
        Addition ??= new();
        Removal ??= new();
    }

    private async Task Add(EditContext form)
    {
        if (await forms.Accept(form, Addition!))
            navigation.NavigateTo("/account?done=passkey");

        Addition!.Password = "";
    }

    private async Task Remove(EditContext form)
    {
        if (await forms.Accept(form, Removal!))
            navigation.NavigateTo("/account?done=passkey");
    }
}
