using System.Globalization;
using Inclusion.Web.Foundation.Localisation;

namespace Inclusion.Web.Features.Messages.List;

/// <summary>Numbers to ring, and what came of ringing.</summary>
internal static class CallWords
{
    /// <summary>What a phone, or a computer with one beside it, dials (RFC 3966): an extension word is left out.</summary>
    public static string Link(string phone) => "tel:" + string.Concat(phone.TakeWhile(c => c is not ('x' or '#')).Where(c => char.IsAsciiDigit(c) || c is '+'));

    /// <summary>No answer on 2 Mar 2026, 14:05 (Marc). Next: ring in the evening.</summary>
    public static string Last(CallRow call, TimeZoneInfo zone)
    {
        var text = string.Format(CultureInfo.CurrentCulture, MessageText.LastCall, EnumWords.Of(call.Outcome), DateWords.Moment(call.At, zone), call.StaffName);
        return call.NextStep is null ? text : $"{text} {string.Format(CultureInfo.CurrentCulture, MessageText.NextStepIs, call.NextStep)}";
    }
}
