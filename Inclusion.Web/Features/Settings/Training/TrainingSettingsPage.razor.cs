using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Ui;

namespace Inclusion.Web.Features.Settings.Training;

/// <summary>What certificates say of the organisation, and how workshops are arranged.</summary>
public sealed partial class TrainingSettingsPage(FindTrainingSettings read, ChangeTrainingSettings change, NoticeService notices)
{
    private TrainingSettings? _settings;
    private string? _address;
    private string? _place;
    private string? _signatory;
    private string? _role;
    private string? _colour;
    private string? _line;
    private string? _days;
    private int? _offerHours;
    private int? _threshold;
    private Refusal? _refusal;

    protected override async Task OnInitializedAsync()
    {
        var settings = _settings = await read.RunAsync(CancellationToken.None);
        (_address, _place, _signatory, _role, _colour) = (settings.Address, settings.Place, settings.Signatory, settings.SignatoryRole, settings.Colour);
        _line = settings.CertificateLine;
        (_days, _offerHours, _threshold) = (string.Join(", ", settings.WorkshopDays), settings.OfferHours, settings.CertificateThreshold);
    }

    /// <summary>An example with what is in the form, saved or not.</summary>
    private string Example => Routes.ExampleCertificateOf(_address, _place, _signatory, _role, _colour, _line);

    private async Task SaveAsync()
    {
        var outcome = await change.RunAsync(
            new ChangeTrainingSettingsCommand(
                _settings!.Version,
                Address: _address ?? "",
                Place: _place ?? "",
                Signatory: _signatory ?? "",
                SignatoryRole: _role ?? "",
                Colour: _colour ?? "",
                CertificateLine: _line ?? "",
                WorkshopDays: _days ?? "",
                OfferHours: _offerHours,
                CertificateThreshold: _threshold),
            CancellationToken.None);
        _refusal = outcome.Refusal;
        if (!outcome.IsRefused)
        {
            notices.Say(CommonText.Saved);
            await OnInitializedAsync();
        }
    }

    /// <summary>What is half typed in the form above stays.</summary>
    private async Task ReadImagesAsync() => _settings = _settings! with { Images = (await read.RunAsync(CancellationToken.None)).Images };
}
