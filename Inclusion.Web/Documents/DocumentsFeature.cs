using Inclusion.Web.Documents.Fonts;

namespace Inclusion.Web.Documents;

internal static class DocumentsFeature
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section);
        services.AddSingleton<DocumentFonts>();
        services.AddSingleton<DocumentWriter>();
    }
}
