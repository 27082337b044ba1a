using System.Globalization;
using Inclusion.Web.Documents.Text;

namespace Inclusion.Web.Features.Attendances;

/// <summary>What stands on paper in place of a name that no font can draw: room to write it, and what to install so that it is printed next time.</summary>
internal static class NameByHand
{
    public static string Of(UndrawableText name) => string.Format(CultureInfo.CurrentCulture, name.Package.Length > 0 ? FormText.NameByHand : FormText.NameByHandSign, name.Script, name.Package);
}
