using Inclusion.Domain.Centres;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reminders;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inclusion.Web.Data.Configurations;

internal sealed class MessageConfiguration : IEntityTypeConfiguration<Message>, IEntityTypeConfiguration<LoanReminder>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        // One message a person and day; confirmations of what they have just done are not counted.
        message.HasIndex([nameof(Message.PersonId), nameof(Message.Day)], OnePerDay).IsUnique().HasFilter("NOT \"IsConfirmation\"");

        // For the call that someone is on the list for: by status alone, each of many would be looked for among all.
        message.HasIndex(m => new { m.PersonId, m.Status, m.Id });
        message.HasIndex(m => m.MessageId).IsUnique();
        message.HasIndex(m => new { m.Status, m.NotBefore, m.Id });
        message.HasIndex(m => new { m.CentreId, m.Status, m.Id });
        message.HasIndex(m => new { m.Status, m.Id });
        message.HasIndex(m => new { m.CentreId, m.Status, m.NotBefore });
        message.HasIndex(m => new { m.Status, m.SentAt }).HasFilter("\"SentAt\" IS NOT NULL");
        message.HasIndex(m => new { m.CentreId, m.Status, m.SentAt }).HasFilter("\"SentAt\" IS NOT NULL");
        message.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        message.HasOne<Centre>().WithMany().HasForeignKey(m => m.CentreId).OnDelete(DeleteBehavior.Restrict);
        message.HasMany(m => m.Calls).WithOne().HasForeignKey(c => c.MessageId);
        message.HasMany(m => m.Attachments).WithOne().HasForeignKey(a => a.MessageId);
    }

    public void Configure(EntityTypeBuilder<LoanReminder> reminder)
    {
        reminder.HasIndex(r => new { r.LoanId, r.DueOn, r.Kind, r.OffsetDays }).IsUnique();
        reminder.HasIndex(r => r.MessageId);
        reminder.HasOne<Loan>().WithMany().HasForeignKey(r => r.LoanId).OnDelete(DeleteBehavior.Cascade);
        reminder.HasOne(r => r.Message).WithMany().HasForeignKey(r => r.MessageId).OnDelete(DeleteBehavior.Cascade);
    }

    internal const string OnePerDay = "IX_Messages_OnePerDay";
}
