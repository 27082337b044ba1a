using Inclusion.Domain.Common;
using Inclusion.Web.Features.Enrolments.Requests;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Components;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>One public workshop, and the form that asks for a place in it.</summary>
public sealed partial class JoinPage(ListPublicWorkshops list, ReceiveRequest receive, DeleteRequest delete)
{
    private PublicWorkshop? _workshop;
    private PublicOrganisation? _organisation;
    private Refusal? _refusal;
    private bool _isSent;
    private bool _isForgotten;
    private bool _keepsPlace;
    private Guid _key;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromForm(FormName = "request")]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = "forget")]
    private Own? Forget { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private string? Subtitle => _workshop is null ? _organisation?.Name : string.Join(" · ", new[] { _organisation?.Name ?? "", _workshop.Centre }.Where(part => part.Length > 0).Distinct());

    protected override async Task OnInitializedAsync()
    {
        _workshop = await list.FindAsync(Id, Http.RequestAborted);
        _organisation = await list.OrganisationAsync(Http.RequestAborted);

        // The form that deletes a request is on the page that answers to it, and has to be there once more to be read.
        if (Forget?.Key is { } own)
        {
            (_isSent, _key) = (true, own);
        }
    }

    private string? Sentence<T>()
        where T : Refusal => _refusal is T ? RefusalSentences.Of(_refusal) : null;

    private async Task ForgetAsync()
    {
        var deleted = await delete.OwnAsync(Forget?.Key ?? Guid.Empty, Http.RequestAborted);
        (_refusal, _isForgotten) = (deleted.Refusal, !deleted.IsRefused);
        _keepsPlace = _isForgotten && deleted.Value;
    }

    private async Task SubmitAsync()
    {
        _key = Form?.Key ?? Guid.NewGuid();

        // Nobody sees the field that only programs fill in: they get the same answer, and nothing is kept.
        if (Form?.Website is { Length: > 0 })
        {
            _isSent = true;
            return;
        }

        var command = new ReceiveRequestCommand(_key, Id, Form?.Name ?? "", Form?.Contact ?? "", Language.Current.Code);
        _refusal = (await receive.RunAsync(command, Http.RequestAborted)).Refusal;
        _isSent = _refusal is null;
    }

    private sealed class Own
    {
        public Guid? Key { get; set; }
    }

    private sealed class Input
    {
        public string? Name { get; set; }

        public string? Contact { get; set; }

        public string? Website { get; set; }

        public Guid? Key { get; set; }
    }
}
