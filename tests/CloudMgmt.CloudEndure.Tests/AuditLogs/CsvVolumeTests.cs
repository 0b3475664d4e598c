namespace CloudMgmt.CloudEndure.Tests.AuditLogs;

/// <summary>Memory while a long text is read. What the process holds in all is for the benchmarks to tell.</summary>
[NonParallelizable]
internal sealed class CsvVolumeTests
{
    private const int Rows = 150_000;

    [Test]
    public async Task Memory_does_not_grow_with_the_text_and_a_row_costs_about_its_text()
    {
        using var server = new GeneratedCsvServer(Rows);
        using var client = new CloudEndureClient(new CloudEndureClientOptions { BaseUrl = server.Address });
        var (count, allocated, live) = (0, 0L, 0L);

        await foreach (var row in client.ReadProjectAuditLogCsvAsync("p-1"))
        {
            count++;
            if (count == Rows / 10)
                (allocated, live) = (GC.GetTotalAllocatedBytes(), GC.GetTotalMemory(forceFullCollection: true));
            if (count == Rows)
                (allocated, live) = (GC.GetTotalAllocatedBytes() - allocated, GC.GetTotalMemory(forceFullCollection: true) - live);
        }
        await server.Sending;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(count, Is.EqualTo(Rows));
            Assert.That(server.Length, Is.GreaterThan(20_000_000));
            Assert.That(
                allocated / (Rows * 0.9),
                Is.LessThan((2 * server.RowLength) + 100),
                "bytes for each row: UTF-16 text and the objects around it, less the values that come again");
            Assert.That(live, Is.LessThan(1_000_000), "live bytes that nine tenths of the text have left");
        }
    }
}
