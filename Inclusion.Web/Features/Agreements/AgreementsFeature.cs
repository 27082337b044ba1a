using Inclusion.Web.Features.Agreements.Card;
using Inclusion.Web.Features.Agreements.Mail;
using Inclusion.Web.Features.Agreements.Phone;
using Inclusion.Web.Features.Agreements.Print;
using Inclusion.Web.Features.Agreements.Sign;
using Inclusion.Web.Features.Agreements.Texts;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Demo;
using Inclusion.Web.Shared.Loans;

namespace Inclusion.Web.Features.Agreements;

/// <summary>Loan agreements: their text, how they are signed, and the papers of a loan.</summary>
public static class AgreementsFeature
{
    public static IServiceCollection AddAgreements(this IServiceCollection services)
    {
        services.AddRateLimit(SigningLimit.Name, SigningLimit.Limit);
        return services
            .AddPages(new ProductPage(Routes.AgreementSettings, Glyph.Edit, () => AgreementText.Settings, a => a.RunsOrganisation))
            .AddLoanPart<AgreementCard>()
            .AddSingleton<AgreementWatch>()
            .AddSingleton<AgreementSigning>()
            .AddScoped<SignAtDesk>()
            .AddScoped<FindAgreementToSign>()
            .AddScoped<MakeSigningCode>()
            .AddScoped<SignByCode>()
            .AddScoped<FindLoanPapers>()
            .AddScoped<PrintLoanPapers>()
            .AddScoped<SendLoanPaper>()
            .AddScoped<FindAgreementSettings>()
            .AddScoped<ChangeAgreements>()
            .AddScoped<DemonstrationPart, DemoAgreements>();
    }

    public static WebApplication MapAgreements(this WebApplication app)
    {
        app.MapLoanPapers();
        return app;
    }
}
