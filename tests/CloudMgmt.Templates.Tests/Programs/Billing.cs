namespace CloudMgmt.Billing;

/// <summary>What an application does with the client.</summary>
internal static class Program
{
    public static async Task RunAsync(Uri server, Action<string> say)
    {
        using var client = new BillingClient(new BillingClientOptions
        {
            BaseUrl = server,
            Credential = BillingCredential.FromBearerKey("key"),
        });

        // A list, with a filter that is a union.
        var page = await client.GetMembersAsync(new()
        {
            Joined = new GetMembersJoinedOption1 { From = 1, To = 9 },
            Include = ["data.default_means"],
            Limit = 2,
        });
        say($"{page.Object}: {string.Join(", ", page.Data.Select(member => member.Id))}, more: {page.HasMore}");

        // What is nested in what was read, and what it is.
        var found = await client.GetMembersMemberAsync("mem_1");
        if (found.TryGetMember(out var member))
        {
            foreach (var means in member.Means!.Data)
                say(means.Match((Card card) => $"card {card.Last4}", (Account account) => $"account at {account.Bank}", _ => "unknown"));
            if (member.DefaultMeans is { } known && known.TryGetCard(out var usual)
                && usual.Owner is { } of && of.TryGetString(out var owner))
            {
                say($"pays with {usual.Id} of {owner}, notes: {member.Notes!["floor"]}");
            }
        }

        say($"gone: {(await client.GetMembersMemberAsync("mem_0")).TryGetFormerMember(out var former)} {former?.Id}");

        // A form.
        var made = await client.PostMembersAsync(
            [new() { Kind = PostMembersRequestSeatsItemKind.Desk, Count = 2 }, new() { Kind = "sofa" }],
            new()
            {
                Address = new PostMembersRequestAddressOption1 { City = "Malmö", Lines = ["1 & 2", "c/o B"] },
                Include = ["means"],
                Notes = PostMembersRequestNotes.FromStringMap(new Dictionary<string, string> { ["floor"] = "3", ["a b"] = "c" }),
                Standing = PostMembersRequestStanding.Good,
                Headers = { ["Idempotency-Key"] = "once" },
            });
        say($"{made.Id} {(made.DefaultMeans is null ? "pays nothing" : "pays")}");

        // A form of several parts.
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("%PDF"));
        var paper = await client.PostPapersAsync(
            new FileParameter(content, "proof.pdf", "application/pdf"), PostPapersRequestUse.Proof,
            new() { Include = ["link"], Link = new PostPapersRequestLink { Open = true, Until = 1_800_000_000 } });
        say($"{paper.Id}: {paper.Size}, {(paper.Link!.TryGetPaperLink(out var link) ? link.Id : "no link")}");

        // An error with its type.
        try
        {
            await client.PostMembersAsync([]);
        }
        catch (ApiException<Error> problem)
        {
            var error = problem.Error.ErrorProperty;
            var card = error.Means!.Match((Card held) => held.Id, _ => "?");
            say($"{(int)problem.StatusCode} {error.Type} {error.Code} of {error.Param}: {card}");
        }

        // All pages.
        await foreach (var each in client.EnumerateMembersAsync(new() { Limit = 2 }))
            say(each.Id);
    }
}
