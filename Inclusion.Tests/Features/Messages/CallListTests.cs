using Bunit;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Tests.Components;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Messages.List;
using Inclusion.Web.Foundation.Ui;
using Inclusion.Web.Shared.Messages;
using Inclusion.Web.Shared.People;

namespace Inclusion.Tests.Features.Messages;

public sealed class CallListTests : KitContext
{
    [Fact]
    public void The_boxes_follow_what_is_chosen_also_when_it_is_cleared_elsewhere()
    {
        ComponentFactories.AddStub<PersonLink>();
        var selection = new ListSelection();
        var list = Render<CallList>(p => p.Add(l => l.Rows, [Row(1, "Ama"), Row(2, "Béa")]).Add(l => l.Caption, "To call").Add(l => l.Selection, selection));
        bool[] Ticked() => [.. list.FindAll("input[type=checkbox]").Select(box => box.HasAttribute("checked"))];

        list.FindAll("input[type=checkbox]")[1].Change(true);
        Assert.Equal([2], selection.Ids);
        Assert.Equal([false, true], Ticked());

        selection.Clear();
        Assert.Equal([false, false], Ticked());
        selection.Toggle(1);
        Assert.Equal([true, false], Ticked());
        selection.Toggle(1);
        Assert.Equal(0, selection.Count);

        // A list that has gone is not drawn any more: what it watched lets go of it.
        list.Instance.Dispose();
        selection.Add(2);
        Assert.Equal([false, false], Ticked());
    }

    private MessageRow Row(long id, string person) => new(
        id, id, person, "06 12 34 56 78", "fr", "Maison Nord", Calendars.Paris, DateOnly.FromDateTime(Clock.GetUtcNow().DateTime), ContactChannel.Call, MessageStatus.ToCall, "", "Reminder",
        Clock.GetUtcNow(), Clock.GetUtcNow(), null, 0, null, StillToSay.Nothing, []);
}
