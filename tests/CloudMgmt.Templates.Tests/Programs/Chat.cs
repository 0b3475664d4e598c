namespace CloudMgmt.Chat;

/// <summary>What an application does with the client.</summary>
internal static class Program
{
    public static async Task RunAsync(Uri server, Action<string> say)
    {
        using var client = new ChatClient(new ChatClientOptions
        {
            BaseUrl = server,
            Credential = ChatCredential.FromBotToken("Bot abc"),
            Retry = { MaxRetries = 0 },
        });

        // A list.
        var messages = await client.ListMessagesAsync("77", new() { Limit = 2, Before = "99" });
        foreach (var message in messages!)
            say($"{message.Id} {message.Author.Username}: {message.Content}, {message.Nonce}, answers {message.Answered?.Id}");

        // What is nested in what was read: unions within unions, also of what nobody knows.
        foreach (var part in messages[0].Parts)
        {
            say(part.Match(
                (Row row) => $"row {row.Id}: {string.Join(", ", row.Parts!.Select(Describe))}",
                (Text text) => text.Content,
                _ => "unknown"));
        }

        // A union as an answer.
        foreach (var id in (string[])["77", "78"])
        {
            var room = await client.GetRoomAsync(id);
            say(room.Match(
                (GroupRoom group) => $"{group.Name} ({group.Topic ?? "no topic"})",
                (PrivateRoom alone) => alone.Recipients[0].Username,
                _ => "?"));
        }

        // Unions that are written.
        var sent = await client.CreateMessageAsync("77", new()
        {
            Content = "Hej",
            Nonce = 12,
            Flags = 1L << 40,
            Parts =
            [
                new RowForMessage { Type = PartTypes.ROW, Parts = [new ButtonForMessage { Type = PartTypes.BUTTON, Label = null }] },
                new TextForMessage { Type = PartTypes.TEXT, Content = "T" },
            ],
        });
        say($"{sent.Id} at {sent.Sent:u}");

        // A form of several parts.
        using var picture = new MemoryStream(Encoding.UTF8.GetBytes("GIF"));
        using var preview = new MemoryStream(Encoding.UTF8.GetBytes("PNG"));
        var sticker = await client.CreateStickerAsync("5", "Wave", "hand", new FileParameter(picture, "w.gif", "image/gif"), new()
        {
            Preview = new FileParameter(preview, "w.png", "image/png"),
        });
        say($"{sticker.Id} {sticker.Available}");

        // Errors with their types: of the fields, and of too many calls.
        try
        {
            await client.CreateMessageAsync("77", new() { Content = "" });
        }
        catch (ApiException<ErrorResponse> failure)
        {
            say($"{failure.Error.Code} {failure.Error.Message}");
            if (failure.Error.Errors!.TryGetErrorDetailsMap(out var fields) && fields["content"].TryGetInnerErrors(out var inner))
                say(inner.Errors[0].Message);
        }

        try
        {
            await client.GetRoomAsync("79");
        }
        catch (ApiException<TooManyResponse> failure)
        {
            say($"wait {failure.Error.RetryAfter}, {failure.Error.Global}");
        }

        // All pages.
        await foreach (var member in client.EnumerateHouseMembersAsync("5", new() { Limit = 2 }))
            say($"{member.User.Id} {member.Nick ?? member.User.Username}");
    }

    private static string? Describe(RowPartsItem part)
        => part.Match((Button button) => button.Label, (Choice choice) => string.Join('|', choice.Options!), _ => "?");
}
