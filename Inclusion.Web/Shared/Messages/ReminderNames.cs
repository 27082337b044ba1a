using System.Globalization;
using Inclusion.Web.Data;

namespace Inclusion.Web.Shared.Messages;

/// <summary>The Message-IDs of reminders, without angle brackets.</summary>
public sealed class ReminderNames(InstallationId installation)
{
    /// <summary>Of a person's reminder of a day: the same however often it is planned or tried.</summary>
    public string Of(long personId, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"loan-reminder.{personId}.{day:yyyyMMdd}.{installation.Value}@inclusion");

    /// <summary>Of the same, sent once more because someone asked for it: a new one, or a mail program would hide it as a repetition.</summary>
    public string Again(long personId, DateOnly day, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"loan-reminder.{personId}.{day:yyyyMMdd}.{at.ToUnixTimeMilliseconds()}.{installation.Value}@inclusion");

    /// <summary>Of one thing said about an enrolment beside the message of the day: the same however often it is tried.</summary>
    public string OfNotice(long enrolmentId, Domain.Reminders.NoticeDue due) =>
        string.Create(CultureInfo.InvariantCulture, $"place.{enrolmentId}.{(int)due.Kind}.{due.Occasion.Replace('/', '-')}.{installation.Value}@inclusion");

    /// <summary>Of what was said about due dates that a closure moved.</summary>
    /// <param name="from">The first closed day.</param>
    public string OfClosure(long personId, DateOnly from, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"closure.{personId}.{from:yyyyMMdd}.{at.ToUnixTimeMilliseconds()}.{installation.Value}@inclusion");

    /// <summary>Of one hold that is told beside the message of the day: the same however often it is tried.</summary>
    public string OfHold(long reservationId, string occasion) => string.Create(CultureInfo.InvariantCulture, $"hold.{reservationId}.{occasion}.{installation.Value}@inclusion");

    /// <summary>Of what staff wrote to those of a workshop: the same however often the form is sent.</summary>
    /// <param name="form">The form that it was written on.</param>
    public string OfForm(Guid form, long personId) => string.Create(CultureInfo.InvariantCulture, $"workshop.{form:N}.{personId}.{installation.Value}@inclusion");
}
